using System.Globalization;
using System.Runtime.InteropServices;

namespace CityTwin.Testing.Running;

/// <summary>
/// A process as Linux shows it under /proc. It is named by pid and start time, so that a pid given to someone else
/// later is never taken for it.
/// </summary>
public sealed partial record OsProcess(int Pid, long StartTicks, string CommandLine)
{
    private const int TicksPerSecond = 100;
    private const int SigInt = 2;
    private const int SigKill = 9;
    private const int SigTerm = 15;
    private const int SigCont = 18;
    private const int SigStop = 19;

    public bool IsAlive => Stat(Pid) is { } stat && long.Parse(stat[19], CultureInfo.InvariantCulture) == StartTicks
        && stat[0] is not "Z";

    /// <summary>Time on a processor so far, user and system, all threads.</summary>
    public TimeSpan Cpu => Stat(Pid) is { } stat
        ? TimeSpan.FromSeconds((Number(stat[11]) + Number(stat[12])) / (double)TicksPerSecond)
        : TimeSpan.Zero;

    /// <summary>Resident memory in bytes.</summary>
    public long ResidentBytes => Stat(Pid) is { } stat ? Number(stat[21]) * Environment.SystemPageSize : 0;

    /// <returns>Null when there is no such process.</returns>
    public static OsProcess? Find(int pid) => Stat(pid) is { } stat
        ? new OsProcess(pid, Number(stat[19]), ReadCommandLine(pid))
        : null;

    /// <summary>The children of a process, theirs, and so on.</summary>
    public static IReadOnlyList<OsProcess> DescendantsOf(int pid)
    {
        var children = Directory.EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => int.TryParse(name, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Select(id => (id, stat: Stat(id)))
            .Where(x => x.stat is not null)
            .ToLookup(x => (int)Number(x.stat![1]), x => x.id);
        var found = new List<OsProcess>();
        var open = new Queue<int>([pid]);
        while (open.TryDequeue(out var parent))
        {
            foreach (var child in children[parent])
            {
                open.Enqueue(child);
                if (Find(child) is { } process)
                {
                    found.Add(process);
                }
            }
        }

        return found;
    }

    public void Interrupt() => Signal(SigInt);

    public void Terminate() => Signal(SigTerm);

    public void Kill() => Signal(SigKill);

    /// <summary>Stops it where it stands: a process that hangs.</summary>
    public void Pause() => Signal(SigStop);

    public void Resume() => Signal(SigCont);

    private void Signal(int number)
    {
        if (IsAlive)
        {
            _ = SendSignal(Pid, number);
        }
    }

    /// <summary>The fields of /proc/pid/stat after the name, which may itself hold blanks and brackets.</summary>
    private static string[]? Stat(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string ReadCommandLine(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Replace('\0', ' ').Trim();
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int pid, int signal);
}
