using System.Collections.Concurrent;

namespace CityTwin.Gateway.Live;

/// <summary>How many streams each principal has open: nobody takes the room of all. Who has none is not remembered.</summary>
internal sealed class StreamSlots(int most)
{
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    public int Principals => _open.Count;

    /// <returns>False when the principal has as many as it may; then there is nothing to give back.</returns>
    public bool TryTake(string subject)
    {
        if (_open.AddOrUpdate(subject, 1, (_, open) => open + 1) <= most)
        {
            return true;
        }

        GiveBack(subject);
        return false;
    }

    public void GiveBack(string subject)
    {
        if (_open.AddOrUpdate(subject, 0, (_, open) => open - 1) == 0)
        {
            // Only while it is still none: another may have been opened in the meantime.
            _open.TryRemove(KeyValuePair.Create(subject, 0));
        }
    }
}
