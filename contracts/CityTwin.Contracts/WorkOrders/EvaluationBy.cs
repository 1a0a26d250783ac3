namespace CityTwin.WorkOrders;

/// <summary>What the rows of an evaluation are of.</summary>
public enum EvaluationBy : byte
{
    /// <summary>One row for all.</summary>
    All,
    District,
    Street,
    Community,

    /// <summary>The unit grid.</summary>
    Grid,
    Department,

    /// <summary>The minor class.</summary>
    Category,

    /// <summary>The major class.</summary>
    MajorClass,
    Source,

    /// <summary>The day, month, quarter or year of the report, by the request's clock.</summary>
    Day,
    Month,
    Quarter,
    Year,
}
