namespace CityTwin.WorkOrders;

/// <summary>Plays labelled reports past a finder in the order of their time, as a desk would have had them.</summary>
public static class DuplicateScorer
{
    /// <param name="finder">An empty one.</param>
    /// <param name="reports">In any order.</param>
    /// <param name="heard">Hears of each report what was said of it, in order.</param>
    public static DuplicateScore Score(
        DuplicateFinder finder, IEnumerable<LabelledReport> reports, Action<LabelledReport, DuplicateMatch?>? heard = null)
    {
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        var score = new DuplicateScore(0, 0, 0, 0, 0, 0);
        foreach (var labelled in reports.OrderBy(r => r.Report.AtMs).ThenBy(r => r.Report.Id, StringComparer.Ordinal))
        {
            var report = labelled.Report;
            var match = finder.Find(report);
            heard?.Invoke(labelled, match);
            score = score with { Reports = score.Reports + 1 };
            score = (labelled.IsDuplicate, match) switch
            {
                (true, not null) when labelled.OriginalId is null || groups[match.Id] == labelled.OriginalId =>
                    score with { Right = score.Right + 1 },
                (true, not null) => score with { WrongOriginal = score.WrongOriginal + 1 },
                (true, null) when finder.Rank(report, 1).Count > 0 => score with { Missed = score.Missed + 1 },
                (true, null) => score with { OutOfReach = score.OutOfReach + 1 },
                (false, not null) => score with { False = score.False + 1 },
                _ => score,
            };
            if (match is null)
            {
                groups[report.Id] = labelled.OriginalId ?? report.Id;
                finder.Add(report);
            }
            else
            {
                // Merged: what it told of is now heard of again, and stays the one that others are compared with.
                finder.Touch(match.Id, report.AtMs);
            }
        }

        return score;
    }
}
