using CityTwin.City;

namespace CityTwin.WorkOrders;

/// <summary>A minor class: what an order is about.</summary>
public sealed class WorkCategory
{
    internal WorkCategory(CategoryClassDefinition major, CategoryDefinition minor, DepartmentDefinition department)
    {
        (Major, Definition, Department) = (major, minor, department);
        Code = major.Code + minor.Code;
    }

    /// <summary><c>M04006</c>: C or M, two digits of the major class, three of the minor.</summary>
    public string Code { get; }

    public string NameZh => Definition.NameZh;

    public string NameEn => Definition.NameEn;

    /// <summary>Whether it is of components 部件, things that stand in the city, or of matters 事件.</summary>
    public bool IsComponent => Code[0] == 'C';

    /// <summary>The department that has it.</summary>
    public DepartmentDefinition Department { get; }

    /// <summary>1 to 3, 一级 the gravest.</summary>
    public int Grade => Definition.Grade;

    public Urgency Urgency => Definition.Urgency;

    public CategoryClassDefinition Major { get; }

    public CategoryDefinition Definition { get; }

    /// <summary>
    /// The 16-digit id of a component or matter: 6 digits of the district, 2 major, 3 minor, 5 of the sequence
    /// (the layout of the series' revision; that of 2013 has 6+2+2+6).
    /// </summary>
    /// <param name="district">A district or what lies in one.</param>
    /// <param name="sequence">1 to 99,999, counted within the district and the minor class.</param>
    public string IdOf(DivisionCode district, int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, 99_999);
        return district.Level >= DivisionLevel.District
            ? $"{district.District}{Code[1..]}{sequence:D5}"
            : throw new ArgumentException($"'{district}' lies in no district: an id begins with six digits.", nameof(district));
    }
}
