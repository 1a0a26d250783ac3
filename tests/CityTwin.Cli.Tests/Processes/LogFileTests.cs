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

    [Fact]
    public void A_full_disk_loses_lines_and_counts_them_and_stops_nobody()
    {
        using var log = new LogFile("/dev/full", new LogFileOptions { TailLines = 2 });
        for (var i = 0; i < 1000; i++)
        {
            log.Add($"line {i}");
        }

        log.Lost.ShouldBe(1000);
        log.Tail.ShouldBe(["line 998", "line 999"]);
    }

    [Fact]
    public void Once_there_is_room_again_it_says_how_much_is_missing()
    {
        using var temporary = new TemporaryFolder();
        var file = temporary.At("a.log");
        using var log = new LogFile(file, new LogFileOptions { MaxBytes = 1 });
        log.Add("before");
        // A folder in the way of the full file's place: it cannot make room.
        Directory.CreateDirectory(file + ".1");
        temporary.Write("a.log.1/in-the-way", "");
        log.Add("lost");
        log.Lost.ShouldBe(1);
        Directory.Delete(file + ".1", recursive: true);
        log.Add("after");
        File.ReadAllLines(file).ShouldBe(["[1 lines could not be written until here]", "after"]);
    }
}
