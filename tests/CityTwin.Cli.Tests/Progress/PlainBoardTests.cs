using CityTwin.Cli.Progress;
using Microsoft.Extensions.Time.Testing;

namespace CityTwin.Cli.Tests.Progress;

public class PlainBoardTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };

    [Fact]
    public async Task A_long_step_says_every_ten_seconds_how_far_it_is()
    {
        await new PlainBoard(_output, _clock).Step("provision devices", step =>
        {
            for (var done = 500; done <= 155_000; done += 500)
            {
                _clock.Advance(TimeSpan.FromMilliseconds(100));
                step.Report(done, 155_000);
            }

            return Task.FromResult(true);
        });
        _output.ToString().Split('\n')[..^1].ShouldBe(
        [
            "provision devices ...",
            "provision devices: 50,000 of 155,000",
            "provision devices: 100,000 of 155,000",
            "provision devices: 150,000 of 155,000",
            "provision devices: done in 31.0 s",
        ]);
    }

    [Fact]
    public async Task A_short_step_says_only_that_it_begins_and_ends()
    {
        await new PlainBoard(_output, _clock).Step("build", step =>
        {
            step.Report(1, 2);
            return Task.FromResult(true);
        });
        _output.ToString().ShouldBe("build ...\nbuild: done in 0.0 s\n");
    }
}
