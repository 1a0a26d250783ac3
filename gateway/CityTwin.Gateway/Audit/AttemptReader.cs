using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Audit;

/// <summary>Reads attempts back, newest first.</summary>
internal sealed class AttemptReader(AuditFolder folder, IOptions<AuditOptions> options)
{
    private readonly AuditOptions _options = options.Value;

    /// <param name="before">Only those numbered below; null from the newest on.</param>
    public async Task<AttemptPage> Page(AttemptQuery query, long? before, CancellationToken cancel)
    {
        var found = new List<Attempt>();
        var read = 0;
        foreach (var first in AttemptFiles.Segments(folder.Path).Reverse().Where(first => before is null || first < before))
        {
            if (read++ >= _options.MaxSegmentsPerPage)
            {
                return new AttemptPage(found, before);
            }

            foreach (var attempt in (await AttemptFiles.Read(folder.Path, first, cancel)).Reverse())
            {
                if ((before is null || attempt.Sequence < before) && query.Matches(attempt))
                {
                    found.Add(attempt);
                    if (found.Count >= query.Max)
                    {
                        return new AttemptPage(found, attempt.Sequence > 1 ? attempt.Sequence : null);
                    }
                }
            }

            before = first;
        }

        return new AttemptPage(found, null);
    }
}
