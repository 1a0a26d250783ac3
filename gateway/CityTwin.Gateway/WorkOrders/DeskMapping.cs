using CityTwin.WorkOrders;

namespace CityTwin.Gateway.WorkOrders;

/// <summary>The desk as the API shows it.</summary>
internal static class DeskMapping
{
    public static V1.Desk ToProto(DeskDefinition desk)
    {
        var shown = new V1.Desk();
        shown.Departments.AddRange(desk.Departments.Select(department => new V1.Department
        {
            Code = department.Code, Name = department.NameZh, NameEn = department.NameEn,
        }));
        shown.Categories.AddRange(desk.Categories.SelectMany(major => major.Minors.Select(minor => new V1.WorkCategory
        {
            Code = major.Code + minor.Code,
            Name = minor.NameZh,
            NameEn = minor.NameEn,
            ClassCode = major.Code,
            ClassName = major.NameZh,
            ClassNameEn = major.NameEn,
            Department = minor.Department,
            Urgency = minor.Urgency.ToWire(),
        })));
        shown.Reasons.Add("reject", List(WorkOrderReasons.Reject));
        shown.Reasons.Add("return", List(WorkOrderReasons.Return));
        shown.Reasons.Add("rework", List(WorkOrderReasons.Rework));
        shown.Reasons.Add("suspend", List(WorkOrderReasons.Suspend));
        shown.Reasons.Add("extend", List(WorkOrderReasons.Extend));
        return shown;
    }

    /// <summary>What a category's whole code names, and how urgent it usually is; null when the city has none such.</summary>
    public static (string Code, Urgency Urgency)? FindCategory(this DeskDefinition desk, string code)
    {
        var found = desk.Categories.SelectMany(major => major.Minors.Select(minor => (Code: major.Code + minor.Code, minor.Urgency)))
            .FirstOrDefault(category => category.Code == code);
        return found.Code is null ? null : found;
    }

    /// <summary>The codes of the categories of that name, Chinese or English.</summary>
    public static IReadOnlyList<string> CategoriesNamed(this DeskDefinition desk, string name) =>
    [
        .. desk.Categories.SelectMany(major => major.Minors
            .Where(minor => minor.NameZh == name || minor.NameEn.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(minor => major.Code + minor.Code)),
    ];

    private static V1.ReasonList List(IReadOnlyList<string> reasons) => new() { Reasons = { reasons } };
}
