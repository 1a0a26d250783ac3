using System.Globalization;
using CityTwin.City;
using CityTwin.WorkOrders;

namespace CityTwin.Cli.Replay.ServiceRequests;

/// <summary>
/// How well the city's finder of duplicates does on the recording, by its categories' windows. The labels say which reports
/// were duplicates, but not of what; and as the file is a hundredth of six years, what they were duplicates of is nearly never
/// in it. So recall cannot be had from the file alone: the first row shows how often a report is wrongly said to be one. The
/// other rows give each labelled duplicate its original back, made by stated errors: with the reports in their own years,
/// where few stand around it, and with all years folded into one week, where as many do as in the real city. There what was
/// reported again in another year comes out as a mistake too, so that the truth lies between the two.
/// </summary>
internal sealed class MergeScores(DeskDefinition desk, IReadOnlyList<RecordedRequest> requests)
{
    private const long HourMs = 3_600_000;
    private const long WeekMs = 168 * HourMs;
    private const double MetresPerDegree = 111_195;

    /// <summary>A phone's error each way, one standard deviation.</summary>
    private const double PositionErrorM = 15;
    private const double MeanHoursEarlier = 12;
    private const int OneInChoosesAnotherType = 10;
    private const int Seed = 311;

    private readonly WorkCatalogue _catalogue = new(desk);
    private readonly DeskSuggester _suggester = new(new WorkCatalogue(desk));

    /// <summary>The file as it is.</summary>
    public DuplicateScore AsItIs() => Score(requests.Select(r => new LabelledReport(Open(r, r.AtMs), r.IsDuplicate)));

    /// <summary>With an original for each labelled duplicate.</summary>
    /// <param name="inOneWeek">Day of the week and hour are kept, the week is not.</param>
    public DuplicateScore WithOriginals(bool inOneWeek)
    {
        var random = new Random(Seed);
        List<RecordedRequest> all = [.. requests.Select(r => inOneWeek ? r with { AtMs = r.AtMs % WeekMs } : r)];
        var types = all.GroupBy(r => r.Agency).ToDictionary(g => g.Key, g => g.Select(r => r.Type).Distinct().Order().ToArray());
        return Score(
        [
            .. all.Where(r => !r.IsDuplicate).Select(r => new LabelledReport(Open(r, r.AtMs), false)),
            .. all.Where(r => r.IsDuplicate).SelectMany(r => WithOriginal(r, types[r.Agency], random)),
        ]);
    }

    public IReadOnlyList<string> Lines() =>
    [
        $"Merging, scored on the recording ({requests.Count:N0} reports, {requests.Count(r => r.IsDuplicate)} labelled as duplicates):",
        Line("the file as it is", AsItIs()),
        Line("originals given back, in their six years", WithOriginals(inOneWeek: false)),
        Line("originals given back, all folded into one week", WithOriginals(inOneWeek: true)),
        "  The file holds next to none of the reports that its duplicates repeat, so the first row has no recall to speak of: it",
        "  shows how rarely another report is called a duplicate. The originals of the other rows are made (docs/evaluation.md).",
    ];

    private static string Line(string what, DuplicateScore score) => string.Create(
        CultureInfo.InvariantCulture,
        $"  {what,-47} precision {Of(score.Precision, score.Right, score.Right + score.WrongOriginal + score.False)}, recall {
            Of(score.Recall, score.Right, score.Right + score.WrongOriginal + score.Missed + score.OutOfReach)}, within reach {
            Of(score.RecallWithinReach, score.Right, score.Right + score.WrongOriginal + score.Missed)}");

    private static string Of(double? share, int part, int whole) => share is null
        ? "none to count"
        : string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} % ({part} of {whole})");

    private DuplicateScore Score(IEnumerable<LabelledReport> reports) =>
        DuplicateScorer.Score(new DuplicateFinder(DuplicateWindow.Of(_catalogue)), reports);

    private IEnumerable<LabelledReport> WithOriginal(RecordedRequest request, string[] types, Random random)
    {
        var earlier = request.AtMs + (long)(MeanHoursEarlier * HourMs * Math.Log(1 - random.NextDouble()));
        var type = random.Next(OneInChoosesAnotherType) == 0 ? types[random.Next(types.Length)] : request.Type;
        var original = Open(request with { Type = type }, earlier) with { Id = $"{request.Id}-original" };
        if (original.At is { } place)
        {
            var shrink = Math.Cos(place.Latitude * Math.PI / 180);
            original = original with
            {
                At = new GeoPoint(
                    place.Longitude + (PositionErrorM * Normal(random) / MetresPerDegree / shrink),
                    place.Latitude + (PositionErrorM * Normal(random) / MetresPerDegree)),
                Address = "",
            };
        }

        yield return new LabelledReport(original, false);
        yield return new LabelledReport(Open(request, request.AtMs), true, original.Id);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>The category as the desk suggests it by the type's words: this city's finder has never seen Baltimore's types.</summary>
    private OpenReport Open(RecordedRequest request, long atMs)
    {
        var words = request.Type[(request.Type.IndexOf('-', StringComparison.Ordinal) + 1)..];
        var category = _suggester.Suggest(new SuggestionRequest { Text = words }) is [{ } first, ..] ? first.Category.Code : request.Type;
        return new OpenReport(request.Id, atMs, request.At, category)
        {
            Address = request.Place is null ? request.Address : "",
            Source = request.IsPatrol ? "patrol" : request.Source,
        };
    }
}
