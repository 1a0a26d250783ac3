using CityTwin.Testing.Running;

namespace CityTwin.Benchmarks.Machine;

/// <summary>Processor time of a process while something went on, and the most memory it was seen to have.</summary>
internal sealed class Footprint(OsProcess process)
{
    private readonly CpuMeter _cpu = new(process);

    public TimeSpan Cpu => _cpu.Used;

    public long MostBytes { get; private set; } = process.ResidentBytes;

    public void Look() => MostBytes = Math.Max(MostBytes, process.ResidentBytes);
}
