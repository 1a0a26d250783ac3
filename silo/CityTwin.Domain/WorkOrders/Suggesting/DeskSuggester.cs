using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.WorkOrders;

/// <summary>
/// Suggests what a report is about, from the alert's rule, the reporter's choice, the words of the report and what was
/// common there before; and to each category its department and urgency. It only suggests, and says why.
/// </summary>
public sealed class DeskSuggester
{
    private readonly WorkCatalogue _catalogue;
    private readonly SuggestionOptions _options;
    private readonly WordFinder<WorkCategory> _words;
    private readonly WordFinder<(CategoryClassDefinition Major, Urgency Urgency)> _urgency;

    public DeskSuggester(WorkCatalogue catalogue, SuggestionOptions? options = null)
    {
        (_catalogue, _options) = (catalogue, options ?? new SuggestionOptions());
        _words = new(catalogue.Categories.SelectMany(category =>
            category.Definition.WordsZh.Concat(category.Definition.WordsEn).Select(word => (word, category))));
        _urgency = new(catalogue.Categories.Select(category => category.Major).Distinct().SelectMany(major =>
            major.UrgentWords.Select(word => (word, (major, Urgency.Urgent)))
                .Concat(major.CriticalWords.Select(word => (word, (major, Urgency.Critical))))));
    }

    /// <summary>The most probable first; none when there is no evidence.</summary>
    public IReadOnlyList<Suggestion> Suggest(SuggestionRequest request)
    {
        var text = request.Text.Length > _options.MaxTextChars ? request.Text[.._options.MaxTextChars] : request.Text;
        var history = request.Place is { } place
            ? request.History.Where(h => h.Orders > 0 && h.Place.Contains(place)).ToArray()
            : [];
        var evidence = Evidence(request, text, history)
            .GroupBy(x => x.Category)
            .Select(g => (Category: g.Key, Reasons: g.Select(x => x.Reason).OrderByDescending(r => r.Weight).ToArray()))
            .ToArray();
        var total = evidence.Sum(x => x.Reasons.Sum(r => r.Weight));
        return [.. evidence
            .Select(x => Complete(x.Category, x.Reasons, total, request, text, history))
            .OrderByDescending(s => s.Score).ThenBy(s => s.Category.Code, StringComparer.Ordinal)
            .Take(_options.MaxSuggestions)];
    }

    private IEnumerable<(WorkCategory Category, SuggestionReason Reason)> Evidence(
        SuggestionRequest request, string text, HistoryCount[] history)
    {
        if (request.Rule is { } rule && _catalogue.CategoryOf(rule) is { } seen)
        {
            yield return (seen, new SuggestionReason(SuggestionReasonCode.Rule, rule, _options.RuleWeight));
        }

        if (request.Category is { } code && _catalogue.Find(code) is { } named)
        {
            yield return (named, new SuggestionReason(SuggestionReasonCode.Named, code, _options.NamedWeight));
        }

        foreach (var found in _words.In(text).GroupBy(x => x.Of, x => x.Word))
        {
            yield return (found.Key, new SuggestionReason(
                SuggestionReasonCode.Words, string.Join(", ", found), found.Sum(Weight), found.Count()));
        }

        // The smallest division that has seen enough speaks; the larger ones would only say it again.
        var here = history.GroupBy(h => h.Place).OrderByDescending(g => g.Key.Level)
            .FirstOrDefault(g => g.Sum(h => h.Orders) >= _options.MinHistoryOrders);
        foreach (var common in here?.GroupBy(h => h.Category) ?? [])
        {
            if (_catalogue.Find(common.Key) is { } category)
            {
                var (count, of) = (common.Sum(h => h.Orders), here!.Sum(h => h.Orders));
                yield return (category, new SuggestionReason(
                    SuggestionReasonCode.HistoryOfPlace, here!.Key.Value, _options.HistoryWeight * count / of, count, of));
            }
        }
    }

    private double Weight(string word) => word[0] < 0x2E80
        ? _options.WordWeight * Math.Min(3, word.Split(' ', '-').Length)
        : _options.CharacterWeight * Math.Min(4, word.Length);

    private Suggestion Complete(
        WorkCategory category, SuggestionReason[] why, double total, SuggestionRequest request, string text, HistoryCount[] history)
    {
        var (urgency, urgent) = UrgencyOf(category, request, text);
        var (department, who) = DepartmentOf(category, request.Place, history);
        return new Suggestion(category, department, urgency, why.Sum(r => r.Weight) / total, [.. why, urgent, who]);
    }

    /// <summary>The most urgent of what the category, the severity and the words ask for.</summary>
    private (Urgency Urgency, SuggestionReason Reason) UrgencyOf(WorkCategory category, SuggestionRequest request, string text)
    {
        var asked = new List<(Urgency Urgency, SuggestionReason Reason)>
        {
            (category.Urgency, new SuggestionReason(SuggestionReasonCode.CategoryUrgency, category.Code)),
        };
        if (request.Rule is { } rule && _catalogue.OrderFor(rule, request.Severity) is { } order && order.Category == category)
        {
            asked.Add((order.Urgency, new SuggestionReason(SuggestionReasonCode.Severity, request.Severity.ToWire())));
        }

        asked.AddRange(_urgency.In(text).Where(hit => hit.Of.Major == category.Major)
            .GroupBy(hit => hit.Of.Urgency, hit => hit.Word)
            .Select(g => (g.Key, new SuggestionReason(
                SuggestionReasonCode.UrgentWords, string.Join(", ", g), Count: g.Count()))));
        return asked.MaxBy(x => x.Urgency);
    }

    private (DepartmentDefinition Department, SuggestionReason Reason) DepartmentOf(
        WorkCategory category, DivisionCode? place, HistoryCount[] history)
    {
        foreach (var here in history.Where(h => h.Category == category.Code)
            .GroupBy(h => h.Place).OrderByDescending(g => g.Key.Level))
        {
            var of = here.Sum(h => h.Orders);
            var usual = here.GroupBy(h => h.Department)
                .Select(g => (Code: g.Key, Count: g.Sum(h => h.Orders)))
                .MaxBy(x => (x.Count, x.Code));
            if (of >= _options.MinHistoryOrders && usual.Count >= _options.UsualShare * of
                && _catalogue.Department(usual.Code) is { } known && ActsIn(known, place))
            {
                return (known, new SuggestionReason(
                    SuggestionReasonCode.HistoryOfDepartment, here.Key.Value, Count: usual.Count, Of: of));
            }
        }

        var own = category.Department;
        if (ActsIn(own, place))
        {
            return (own, new SuggestionReason(SuggestionReasonCode.CategoryDepartment, category.Code));
        }

        var other = category.Definition.Also.Select(_catalogue.Department)
            .Concat(_catalogue.Departments.Where(d => d.Kind == own.Kind))
            .FirstOrDefault(d => d is not null && ActsIn(d, place));
        return other is null
            ? (own, new SuggestionReason(SuggestionReasonCode.CategoryDepartment, category.Code))
            : (other, new SuggestionReason(SuggestionReasonCode.Area, own.Code));
    }

    private static bool ActsIn(DepartmentDefinition department, DivisionCode? place) =>
        place is not { } here || department.Areas.Count == 0
        || department.Areas.Any(area => DivisionCode.TryParse(area, out var code) && code.Contains(here));
}
