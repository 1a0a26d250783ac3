using System.CommandLine;
using CityTwin.LedgerVerifier;

namespace CityTwin.Cli.Ledger;

/// <summary><c>./citytwin ledger verify</c>: the verifier, which knows the files and nothing of the city.</summary>
internal static class VerifyCommand
{
    private const int DefaultWitnesses = 1;

    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "What `ledger export` wrote." };
        var keys = new Option<string?>("--keys")
        {
            Description = "A keys.json that was come by another way; the export's own is not believed then.",
            HelpName = "FILE",
        };
        var witnesses = new Option<int>("--witnesses")
        {
            Description = "How many must have witnessed the last head.",
            HelpName = "N",
            DefaultValueFactory = _ => DefaultWitnesses,
        };
        var command = new Command("verify", "Proves an exported ledger from its files alone; ends with 1 when it cannot.")
        {
            folder, keys, witnesses,
        };
        command.SetAction(parsed =>
        {
            var verdicts = Export.Check(parsed.GetRequiredValue(folder), new ExportOptions
            {
                KeysPath = parsed.GetValue(keys),
                MinWitnesses = parsed.GetValue(witnesses),
            });
            VerdictText.Write(verdicts, parsed.GetValue(keys), Console.Out);
            return verdicts.All(verdict => verdict.IsProven) ? 0 : 1;
        });
        return command;
    }
}
