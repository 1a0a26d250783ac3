using CityTwin.City;

namespace CityTwin.Ledger.Spool;

/// <summary>What of one district lies in a silo's spool, oldest first.</summary>
internal sealed class SpoolShelf
{
    private readonly Queue<LoggedEvent> _entries = new();

    /// <summary>An activation on this silo sees to it.</summary>
    public bool Attended { get; set; }

    public IReadOnlyList<LoggedEvent> Entries => [.. _entries];

    public bool IsEmpty => _entries.Count == 0;

    public void Add(LoggedEvent entry) => _entries.Enqueue(entry);

    /// <summary>Lets go of the oldest entries, as far as a sequence.</summary>
    public void Forget(long sequence)
    {
        while (_entries.TryPeek(out var oldest) && oldest.Entry.Sequence <= sequence)
        {
            _entries.Dequeue();
        }
    }

    /// <summary>Whether anything of a segment, which reaches to this sequence, is still here.</summary>
    public bool Needs(long reach) => _entries.TryPeek(out var oldest) && oldest.Entry.Sequence <= reach;
}
