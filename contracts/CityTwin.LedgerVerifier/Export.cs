namespace CityTwin.LedgerVerifier;

/// <summary>
/// An exported ledger: <c>keys.json</c>, and for each district a folder with <c>log.jsonl</c>, the leaves, one a line, and
/// <c>heads.json</c>. A folder that has a log itself is one district's.
/// </summary>
public static class Export
{
    public const string KeysName = "keys.json";
    public const string LogName = "log.jsonl";
    public const string HeadsName = "heads.json";

    /// <summary>Checks every district's log in the folder. It reads nothing else, and asks nobody.</summary>
    public static IReadOnlyList<Verdict> Check(string folder, ExportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var keyFaults = new FaultList();
        var keysPath = options.KeysPath ?? Path.Combine(folder, KeysName);
        using var keys = Open(keysPath, keyFaults);
        var known = keys is null ? new KeysFile() : KeysFile.Read(All(keys), KeysName, keyFaults);
        var verdicts = new List<Verdict>();
        foreach (var district in Districts(folder))
        {
            verdicts.Add(CheckDistrict(district, known, options));
        }

        if (verdicts.Count == 0)
        {
            keyFaults.Add(folder, $"no folder here has a {LogName}: it is not an exported ledger.");
        }

        if (keyFaults.Count > 0)
        {
            verdicts.Insert(0, new Verdict(keysPath, "", 0, 0, 0, 0, [], [], keyFaults.Faults, keyFaults.Count));
        }

        return verdicts;
    }

    /// <summary>Checks one district's log, from wherever its bytes come.</summary>
    public static Verdict Check(string name, ReadOnlySpan<byte> keys, ReadOnlySpan<byte> heads, Stream log, int minWitnesses)
    {
        var faults = new FaultList();
        return Check(name, KeysFile.Read(keys, KeysName, faults), heads, log, minWitnesses, faults);
    }

    private static Verdict Check(
        string name, KeysFile keys, ReadOnlySpan<byte> heads, Stream log, int minWitnesses, FaultList faults)
    {
        var file = HeadsFile.Read(heads, HeadsName, faults) ?? new HeadsFile("", [], []);
        var signed = new HeadsCheck(HeadsName, file, keys, faults);
        signed.Run(minWitnesses);
        var end = file.Heads.Count == 0 ? 0 : file.Heads[^1].Size;
        var check = new LogCheck(LogName, file.District, [.. file.Heads, .. file.Witnessed.Where(head => head.Size <= end)], faults);
        check.Run(log);
        return new Verdict(
            name, file.District, check.Lines, check.Entities, check.Heads, signed.CoSignatures, signed.LastWitnesses, check.Root(),
            faults.Faults, faults.Count);
    }

    private static Verdict CheckDistrict(string folder, KeysFile keys, ExportOptions options)
    {
        var faults = new FaultList();
        using var heads = Open(Path.Combine(folder, HeadsName), faults);
        using var log = Open(Path.Combine(folder, LogName), faults);
        return heads is null || log is null
            ? new Verdict(folder, "", 0, 0, 0, 0, [], [], faults.Faults, faults.Count)
            : Check(folder, keys, All(heads), log, options.MinWitnesses, faults);
    }

    private static IEnumerable<string> Districts(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        return File.Exists(Path.Combine(folder, LogName))
            ? [folder]
            : Directory.EnumerateDirectories(folder)
                .Where(inner => File.Exists(Path.Combine(inner, LogName)) || File.Exists(Path.Combine(inner, HeadsName)))
                .Order(StringComparer.Ordinal);
    }

    private static FileStream? Open(string path, FaultList faults)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add(path, $"cannot be read: {error.Message}");
            return null;
        }
    }

    private static byte[] All(Stream file)
    {
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
