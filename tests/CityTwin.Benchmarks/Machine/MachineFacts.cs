using System.Globalization;
using System.Runtime.InteropServices;

namespace CityTwin.Benchmarks.Machine;

/// <summary>What the figures were measured on.</summary>
internal sealed record MachineFacts(string Processor, int Cores, double MemoryGiB, string System, string Runtime, double Load)
{
    public static MachineFacts Read() => new(
        Field("/proc/cpuinfo", "model name") ?? "unknown processor",
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Processor}, {Cores} cores, {MemoryGiB:F0} GiB; {System}; {Runtime}; load before the run {Load:F2}");

    private static string? Field(string file, string name) => File.ReadLines(file)
        .FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim();
}
