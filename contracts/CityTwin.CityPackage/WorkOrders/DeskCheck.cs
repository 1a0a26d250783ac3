using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.City;

/// <summary>Whether the five files of the desk are all there or none, are right, and agree with each other and the rules.</summary>
internal static class DeskCheck
{
    public static void Run(CityPackageReader reader, ProblemList problems)
    {
        if (!reader.HasDesk)
        {
            return;
        }

        var departments = new HashSet<string>();
        Each(problems, CityPackageFiles.Departments, reader.Departments, (department, complain) =>
        {
            DepartmentComplaints(department).ToList().ForEach(complain);
            Once(departments, department.Code, complain);
        });
        var calendars = new HashSet<string>();
        Each(problems, CityPackageFiles.Calendars, reader.Calendars, (calendar, complain) =>
        {
            CalendarCheck.Complaints(calendar).ToList().ForEach(complain);
            Once(calendars, calendar.Code, complain);
        });
        var limits = new HashSet<string>();
        Each(problems, CityPackageFiles.Limits, reader.LimitPlans, (plan, complain) =>
        {
            LimitCheck.Complaints(plan, calendars).ToList().ForEach(complain);
            Once(limits, plan.Code, complain);
        });
        var categories = new HashSet<string>();
        var majors = new HashSet<string>();
        Each(problems, CityPackageFiles.Categories, reader.Categories, (major, complain) =>
        {
            CategoryCheck.Complaints(major, departments, limits).ToList().ForEach(complain);
            Once(majors, major.Code, complain);
            foreach (var minor in major.Minors)
            {
                Once(categories, major.Code + minor.Code, complain);
            }
        });
        Intake(reader, problems, categories);
    }

    private static void Intake(CityPackageReader reader, ProblemList problems, HashSet<string> categories)
    {
        var rules = new HashSet<string>();
        problems.Try(() => rules.UnionWith(reader.Rules().Select(rule => rule.Id)));
        var seen = new HashSet<string>();
        Each(problems, CityPackageFiles.Intake, reader.Intake, (intake, complain) =>
        {
            Once(seen, intake.Rule, complain);
            if (!rules.Contains(intake.Rule))
            {
                complain($"rule: '{intake.Rule}' is not in {CityPackageFiles.Rules}.");
            }

            if (!categories.Contains(intake.Category))
            {
                complain($"{intake.Rule}, category: '{intake.Category}' is not in {CityPackageFiles.Categories}: "
                    + "expected a major class's code and a minor's, as in M04006.");
            }

            foreach (var twice in intake.Orders.GroupBy(order => order.Severity).Where(g => g.Count() > 1))
            {
                complain($"{intake.Rule}, orders: severity {twice.Key.ToWire()} is given "
                    + $"{twice.Count()} times.");
            }
        });
    }

    private static IEnumerable<string> DepartmentComplaints(DepartmentDefinition department)
    {
        if (!SensorKindCheck.KindCode().IsMatch(department.Code))
        {
            yield return $"code: is '{department.Code}', expected lower-case words with hyphens.";
        }

        foreach (var complaint in Named(department.Code, department.NameZh, department.NameEn))
        {
            yield return complaint;
        }

        foreach (var area in department.Areas.Where(area => !DivisionCode.TryParse(area, out _)))
        {
            yield return $"{department.Code}, areas: '{area}' is not a division code.";
        }
    }

    public static IEnumerable<string> Named(string code, string zh, string en)
    {
        if (string.IsNullOrWhiteSpace(zh))
        {
            yield return $"{code}, nameZh: is empty.";
        }

        if (string.IsNullOrWhiteSpace(en))
        {
            yield return $"{code}, nameEn: is empty.";
        }
    }

    private static void Once(HashSet<string> seen, string code, Action<string> complain)
    {
        if (!seen.Add(code))
        {
            complain($"{code} was given before.");
        }
    }

    public static void Each<T>(
        ProblemList problems, string file, Func<IReadOnlyList<T>> read, Action<T, Action<string>> judge) => problems.Try(() =>
    {
        foreach (var (i, item) in read().Index())
        {
            judge(item, complaint => problems.Add(file, i + 1, complaint));
        }
    });
}
