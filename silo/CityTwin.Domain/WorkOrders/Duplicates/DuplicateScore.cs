namespace CityTwin.WorkOrders;

/// <summary>How well duplicates were told, over reports of which it is known.</summary>
/// <param name="Right">Duplicates that were said to be, and of the right one where it is known of which.</param>
/// <param name="WrongOriginal">Duplicates that were said to be of another one: neither right nor missed, but both wrong.</param>
/// <param name="False">Said to be duplicates, and are not.</param>
/// <param name="Missed">Duplicates that were not said to be, although a report within their window was open.</param>
/// <param name="OutOfReach">Duplicates of which no report within their window was open: no finder could tell them.</param>
public sealed record DuplicateScore(int Reports, int Right, int WrongOriginal, int False, int Missed, int OutOfReach)
{
    /// <summary>Of what was said to be duplicates, what is; nothing when nothing was said to be.</summary>
    public double? Precision => Share(Right, Right + WrongOriginal + False);

    /// <summary>Of the duplicates, those told; nothing when there are none.</summary>
    public double? Recall => Share(Right, Right + WrongOriginal + Missed + OutOfReach);

    /// <summary>Of the duplicates that could be told, those told; nothing when there are none.</summary>
    public double? RecallWithinReach => Share(Right, Right + WrongOriginal + Missed);

    /// <summary>Of the reports that are no duplicates, those said to be; nothing when there are none.</summary>
    public double? FalseShare => Share(False, Reports - Right - WrongOriginal - Missed - OutOfReach);

    private static double? Share(int part, int whole) => whole > 0 ? (double)part / whole : null;
}
