using CityTwin.Cli.Processes;

namespace CityTwin.Cli.Tests.Processes;

public class LogFileTests
{
    [Fact]
    public void The_newest_lines_are_at_hand_and_all_are_in_the_file()
    {
        using var temporary = new TemporaryFolder();
        using (var log = new LogFile(temporary.At("a.log"), new LogFileOptions { TailLines = 2 }))
        {
            foreach (var line in new[] { "one", "two", "three" })
            {
                log.Add(line);
            }

            log.Tail.ShouldBe(["two", "three"]);
        }

        File.ReadAllLines(temporary.At("a.log")).ShouldBe(["one", "two", "three"]);
    }

    [Fact]
    public void A_full_file_makes_room_and_no_more_than_two_are_kept()
    {
        using var temporary = new TemporaryFolder();
        using (var log = new LogFile(temporary.At("a.log"), new LogFileOptions { MaxBytes = 100 }))
        {
            for (var i = 0; i < 100; i++)
            {
                log.Add($"line {i}");
            }
        }

        Directory.GetFiles(temporary.Path).Length.ShouldBe(2);
        Directory.GetFiles(temporary.Path).ShouldAllBe(file => new FileInfo(file).Length < 150);
        File.ReadAllLines(temporary.At("a.log"))[^1].ShouldBe("line 99");
    }
}
