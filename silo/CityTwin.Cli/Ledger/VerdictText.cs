using System.Globalization;
using CityTwin.LedgerVerifier;

namespace CityTwin.Cli.Ledger;

/// <summary>Verdicts for people.</summary>
internal static class VerdictText
{
    public static void Write(IReadOnlyList<Verdict> verdicts, string? keys, TextWriter output)
    {
        foreach (var verdict in verdicts)
        {
            Write(verdict, output);
        }

        var refused = verdicts.Count(verdict => !verdict.IsProven);
        output.WriteLine(refused > 0
            ? "NOT PROVEN: this is not, or not all of, what was signed and witnessed."
            : keys is null
                ? "PROVEN, if the keys in keys.json are the city's: compare their ids with those you have from elsewhere, or give --keys."
                : $"PROVEN, by the keys in {keys}.");
    }

    private static void Write(Verdict verdict, TextWriter output)
    {
        var name = verdict.District.Length > 0 ? verdict.District : verdict.Name;
        if (verdict.IsProven)
        {
            output.WriteLine(verdict.Lines == 0
                ? $"{name}: proven; nothing has happened."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: proven; {verdict.Lines:N0} entries of {verdict.Entities:N0} histories, {verdict.Heads:N0} signed heads, " +
                    $"{verdict.CoSignatures:N0} signatures of witnesses; the last head is witnessed by {Names(verdict.Witnesses)}."));
            output.WriteLine($"  root {Convert.ToHexStringLower(verdict.Root)}");
            return;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {verdict.FaultCount:N0} found wrong in {verdict.Lines:N0} entries"));
        foreach (var fault in verdict.Faults)
        {
            output.WriteLine($"  {fault}");
        }

        if (verdict.FaultCount > verdict.Faults.Count)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {verdict.FaultCount - verdict.Faults.Count:N0} more"));
        }
    }

    private static string Names(IReadOnlyList<string> witnesses) => witnesses.Count == 0 ? "nobody" : string.Join(", ", witnesses);
}
