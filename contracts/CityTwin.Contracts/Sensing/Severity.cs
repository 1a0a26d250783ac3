namespace CityTwin.Sensing;

/// <summary>
/// The four warning levels of the Emergency Response Law, 一级 highest. Ordered so that a greater value is worse;
/// on the wire they are <c>I</c>, <c>II</c>, <c>III</c>, <c>IV</c>.
/// </summary>
public enum Severity
{
    None = 0,

    /// <summary>IV, blue, 四级.</summary>
    Blue = 1,

    /// <summary>III, yellow, 三级.</summary>
    Yellow = 2,

    /// <summary>II, orange, 二级.</summary>
    Orange = 3,

    /// <summary>I, red, 一级.</summary>
    Red = 4,
}
