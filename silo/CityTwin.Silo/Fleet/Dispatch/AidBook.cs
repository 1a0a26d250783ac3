namespace CityTwin.Fleet.Dispatch;

/// <summary>The requests for aid that a desk keeps.</summary>
internal static class AidBook
{
    /// <summary>
    /// With one more, or as it now stands. Where there are too many the oldest goes of those that are over, and only where none
    /// is, of the others: a desk that forgets what it has lent would send it twice.
    /// </summary>
    public static List<AidRequest> With(IReadOnlyList<AidRequest> aid, AidRequest request, int max)
    {
        List<AidRequest> all = [.. aid.Where(one => one.Id != request.Id), request];
        while (all.Count > max)
        {
            var over = all.FindIndex(one => one.State is AidState.Ended or AidState.Refused);
            all.RemoveAt(over >= 0 && over < all.Count - 1 ? over : 0);
        }

        return all;
    }
}
