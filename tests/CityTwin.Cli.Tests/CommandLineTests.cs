namespace CityTwin.Cli.Tests;

public class CommandLineTests
{
    [Fact]
    public async Task A_verb_that_is_interrupted_says_so_and_ends_as_programs_do_that_are() =>
        (await Carry(() => throw new TaskCanceledException(), interrupted: true)).ShouldBe((130, "citytwin: interrupted.\n"));

    [Fact]
    public async Task What_was_cancelled_without_that_has_failed_and_is_not_hidden() =>
        await Should.ThrowAsync<TaskCanceledException>(() => Carry(() => throw new TaskCanceledException(), interrupted: false));

    [Fact]
    public async Task What_a_person_can_mend_is_said_without_a_trace() =>
        (await Carry(() => throw new CliException("there is no city."), interrupted: true))
            .ShouldBe((1, "citytwin: there is no city.\n"));

    private static async Task<(int Code, string Said)> Carry(Func<Task<int>> verb, bool interrupted)
    {
        using var errors = new StringWriter();
        return (await CommandLine.Carry(verb, errors, () => interrupted), errors.ToString().ReplaceLineEndings("\n"));
    }
}
