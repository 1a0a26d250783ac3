using System.Collections.Frozen;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Open311;

/// <summary>The city's categories as what a citizen may ask for: the services of GeoReport v2.</summary>
internal sealed class ServiceCatalogue
{
    private readonly IReadOnlyList<Service> _services;
    private readonly FrozenDictionary<string, Service> _byCode;
    private readonly FrozenDictionary<string, DepartmentDefinition> _departments;

    public ServiceCatalogue(DeskDefinition desk)
    {
        _services = [.. desk.Categories.SelectMany(major => major.Minors.Select(minor => new Service(major, minor)))];
        _byCode = _services.ToFrozenDictionary(service => service.Code, StringComparer.Ordinal);
        _departments = desk.Departments.ToFrozenDictionary(department => department.Code, StringComparer.Ordinal);
    }

    public Service? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <exception cref="Open311Refusal">There is none, or none was named.</exception>
    public Service Required(string code) => code.Length == 0
        ? throw Open311Refusal.Bad("service_code was not provided; services.json names them.")
        : Find(code) ?? throw Open311Refusal.Missing($"service_code '{code}' was not found; services.json names them.");

    public SheetList Sheets(Tongue tongue) => new(
        "services", "service", [.. _services.Select(service => new Sheet(
            ("service_code", service.Code),
            ("service_name", service.Name(tongue)),
            ("description", Describe(service, tongue)),
            ("metadata", service.Minor.Questions.Count > 0),
            ("type", "realtime"),
            ("keywords", string.Join(", ", service.Minor.WordsZh.Concat(service.Minor.WordsEn))),
            ("group", tongue.Say(service.Major.NameZh, service.Major.NameEn))))]);

    /// <summary>What is asked of whoever reports it.</summary>
    public static Sheet Definition(Service service, Tongue tongue) => new(
        ("service_code", service.Code),
        ("attributes", new SheetList(
            "attributes", "attribute", [.. service.Minor.Questions.Select((question, i) => new Sheet(
                ("variable", true),
                ("code", question.Code),
                ("datatype", question.Answer.ToWire()),
                ("required", question.Required),
                ("datatype_description", Hint(question, tongue)),
                ("order", i + 1),
                ("description", tongue.Say(question.NameZh, question.NameEn)),
                ("values", new SheetList(
                    "values", "value", [.. question.Choices.Select(choice => new Sheet(
                        ("key", choice.Code), ("name", tongue.Say(choice.NameZh, choice.NameEn))))]))))])));

    /// <summary>A department by name; its code when the city no longer has it.</summary>
    public string Department(string code, Tongue tongue) => _departments.TryGetValue(code, out var found)
        ? tongue.Say(found.NameZh, found.NameEn)
        : code;

    private string Describe(Service service, Tongue tongue)
    {
        var department = Department(service.Minor.Department, tongue);
        return tongue.Say($"{service.Minor.NameZh}，由{department}处置。", $"{service.Minor.NameEn}. {department} sees to it.");
    }

    private static string? Hint(QuestionDefinition question, Tongue tongue) => question.Answer switch
    {
        AnswerKind.Moment => tongue.Say("带时区的时间，如 2026-07-01T08:30:00+08:00", "A moment with its offset, as 2026-07-01T08:30:00+08:00"),
        AnswerKind.Number => tongue.Say("数字", "A number"),
        AnswerKind.ManyOf => tongue.Say("可多选", "Any of these"),
        _ => null,
    };
}
