namespace CityTwin.LedgerVerifier;

/// <summary>What the check of one district's export has found.</summary>
/// <param name="Name">The export's folder, or the file that could not be read.</param>
/// <param name="District">Whose log; empty when no file said so.</param>
/// <param name="Lines">Entries in the log.</param>
/// <param name="Entities">Alerts, orders and whatever else has a history in it.</param>
/// <param name="Heads">Signed heads whose root the log has.</param>
/// <param name="CoSignatures">Signatures of witnesses that are good.</param>
/// <param name="Witnesses">Who has co-signed the last head.</param>
/// <param name="Root">The root of the whole log.</param>
/// <param name="Faults">The first of what is wrong.</param>
/// <param name="FaultCount">How many things are wrong.</param>
public sealed record Verdict(
    string Name, string District, long Lines, int Entities, int Heads, int CoSignatures, IReadOnlyList<string> Witnesses,
    byte[] Root, IReadOnlyList<Fault> Faults, long FaultCount)
{
    /// <summary>Whether every line is what was signed and witnessed.</summary>
    public bool IsProven => FaultCount == 0;
}
