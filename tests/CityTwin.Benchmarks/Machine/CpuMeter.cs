using CityTwin.Testing.Running;

namespace CityTwin.Benchmarks.Machine;

/// <summary>Processor time that a group of processes has used since the meter was made.</summary>
internal sealed class CpuMeter
{
    private readonly IReadOnlyList<OsProcess> _processes;
    private readonly TimeSpan _before;

    public CpuMeter(params IReadOnlyList<OsProcess> processes)
    {
        _processes = processes;
        _before = Total();
    }

    public TimeSpan Used => Total() - _before;

    public static CpuMeter OfThisProcess() => new(OsProcess.Find(Environment.ProcessId)!);

    private TimeSpan Total() => new(_processes.Sum(process => process.Cpu.Ticks));
}
