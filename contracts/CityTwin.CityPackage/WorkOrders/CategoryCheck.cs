using System.Text.RegularExpressions;
using CityTwin.WorkOrders;

namespace CityTwin.City;

/// <summary>What is wrong with a major class, given the departments and the plans of limits.</summary>
internal static partial class CategoryCheck
{
    private const int MaxSameWithinM = 5_000;
    private const int MaxSameWithinMinutes = 43_200;

    public static IEnumerable<string> Complaints(
        CategoryClassDefinition major, IReadOnlySet<string> departments, IReadOnlySet<string> limits)
    {
        if (!MajorCode().IsMatch(major.Code))
        {
            yield return $"code: is '{major.Code}', expected C (components) or M (matters) and two digits.";
        }

        foreach (var complaint in DeskCheck.Named(major.Code, major.NameZh, major.NameEn)
            .Concat(major.Minors.Count == 0 ? [$"{major.Code}, minors: there are none."] : Array.Empty<string>())
            .Concat(Words($"{major.Code}, urgentWords", major.UrgentWords))
            .Concat(Words($"{major.Code}, criticalWords", major.CriticalWords))
            .Concat(major.Minors.SelectMany(minor => Minor(major.Code + minor.Code, minor, departments, limits))))
        {
            yield return complaint;
        }
    }

    private static IEnumerable<string> Minor(
        string code, CategoryDefinition minor, IReadOnlySet<string> departments, IReadOnlySet<string> limits)
    {
        if (!MinorCode().IsMatch(minor.Code) || minor.Code == "000")
        {
            yield return $"{code}, code: is '{minor.Code}', expected three digits, 001 to 999.";
        }

        foreach (var complaint in DeskCheck.Named(code, minor.NameZh, minor.NameEn)
            .Concat(LimitCheck.Limits(code, "own", minor.Own))
            .Concat(Words($"{code}, wordsZh", minor.WordsZh))
            .Concat(Words($"{code}, wordsEn", minor.WordsEn))
            .Concat(QuestionCheck.Complaints(code, minor.Questions)))
        {
            yield return complaint;
        }

        if (!departments.Contains(minor.Department))
        {
            yield return $"{code}, department: '{minor.Department}' is not in {CityPackageFiles.Departments}.";
        }

        foreach (var also in minor.Also.Where(also => !departments.Contains(also) || also == minor.Department))
        {
            yield return also == minor.Department
                ? $"{code}, also: '{also}' has it already."
                : $"{code}, also: '{also}' is not in {CityPackageFiles.Departments}.";
        }

        if (!limits.Contains(minor.Limits))
        {
            yield return $"{code}, limits: '{minor.Limits}' is not in {CityPackageFiles.Limits}.";
        }

        if (minor.Grade is < 1 or > 3)
        {
            yield return $"{code}, grade: is {minor.Grade}, expected 1, 2 or 3.";
        }

        if (minor.SameWithinM is < 1 or > MaxSameWithinM)
        {
            yield return $"{code}, sameWithinM: is {minor.SameWithinM}, expected 1 to {MaxSameWithinM}.";
        }

        if (minor.SameWithinMinutes is < 1 or > MaxSameWithinMinutes)
        {
            yield return $"{code}, sameWithinMinutes: is {minor.SameWithinMinutes}, expected 1 to {MaxSameWithinMinutes}.";
        }
    }

    private static IEnumerable<string> Words(string where, IReadOnlyList<string> words) => words
        .Where(string.IsNullOrWhiteSpace)
        .Select(_ => $"{where}: has an empty word, which every text would hold.");

    [GeneratedRegex(@"^[CM][0-9]{2}\z")]
    private static partial Regex MajorCode();

    [GeneratedRegex(@"^[0-9]{3}\z")]
    private static partial Regex MinorCode();
}
