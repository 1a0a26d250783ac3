using CityTwin.Ledger;

namespace CityTwin.Notifications;

/// <summary>Reads entries one by one. One that cannot be understood is passed over: it would silence its district for good.</summary>
internal static class EntryReader
{
    /// <returns>Those that were passed over, and why the first was.</returns>
    public static (IReadOnlyList<LoggedEvent> PassedOver, Exception? Why) Read(
        IReadOnlyList<LoggedEvent> entries, Action<LoggedEvent> read)
    {
        var passedOver = new List<LoggedEvent>();
        Exception? why = null;
        foreach (var entry in entries)
        {
            try
            {
                read(entry);
            }
            catch (Exception error)
            {
                passedOver.Add(entry);
                why ??= error;
            }
        }

        return (passedOver, why);
    }
}
