using System.Globalization;

namespace CityTwin.Limits;

/// <summary>How many files and sockets this process may have open, and how many connections that leaves room for.</summary>
/// <remarks>
/// A .NET process that may open no further file does not live long: its garbage collector reads from a file how much memory
/// is free, takes none for an answer, and ends the process with "Out of memory". So connections never take the last.
/// </remarks>
public static class OpenFiles
{
    /// <summary>
    /// Kept for what is not a connection of others: assemblies, logs, and the sockets to storage and to the cluster. Where
    /// fewer than twice as many are allowed, half of them are kept.
    /// </summary>
    public const int Reserved = 1_000;

    private const string LimitsFile = "/proc/self/limits";

    /// <summary>The soft limit (<c>ulimit -n</c>); <see cref="long.MaxValue"/> where there is none or it is not known.</summary>
    public static long Limit() => File.Exists(LimitsFile) ? LimitIn(File.ReadAllText(LimitsFile)) : long.MaxValue;

    /// <param name="limits">As Linux writes <c>/proc/self/limits</c>.</param>
    public static long LimitIn(string limits)
    {
        const string Name = "Max open files";
        var line = limits.Split('\n').FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal));
        var soft = line?[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : long.MaxValue;
    }

    /// <summary>As many connections as are wanted, or as the limit leaves room for.</summary>
    public static int RoomFor(int wanted, long limit) =>
        (int)Math.Min(wanted, limit - Math.Min(Reserved, limit / 2));
}
