using System.CommandLine;
using CityTwin.Cli.Processes;

namespace CityTwin.Cli.Tests;

/// <summary><c>./citytwin test</c>: everything there is to check, in one summary.</summary>
public static class TestCommand
{
    public static Command Create(Checkout checkout, TimeProvider clock)
    {
        var names = new Argument<string[]>("PART")
        {
            Description = "Only projects whose names contain one of these (Domain, EndToEnd, console); otherwise all.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("test", "Builds everything and runs every test.") { names };
        command.SetAction(async (parsed, _) =>
        {
            using var interruption = new Interruption();
            var tally = await new TestRun(checkout, clock).Run(parsed.GetValue(names) ?? [], interruption.Token);
            return tally.Failed == 0 ? 0 : 1;
        });
        return command;
    }
}
