namespace CityTwin.City;

/// <summary>One thing wrong with a package or an imported file.</summary>
/// <param name="File">The file's name within the package, or the imported file's path.</param>
/// <param name="Row">
/// The line of a CSV file (1 is the header), the feature or array item of a JSON file (from 1), or 0 for the whole file.
/// </param>
/// <param name="Reason">A sentence saying what is wrong and what was expected.</param>
public sealed record CityPackageProblem(string File, int Row, string Reason)
{
    public override string ToString() => Row > 0 ? $"{File}, row {Row}: {Reason}" : $"{File}: {Reason}";
}
