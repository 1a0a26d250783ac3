namespace CityTwin.WorkOrders;

/// <summary>Where a work order stands between report and closing. Supervision and suspension go beside it.</summary>
public enum WorkOrderState : byte
{
    /// <summary>上报: someone or something has reported it.</summary>
    Reported,

    /// <summary>受理: a person has taken it on.</summary>
    Registered,

    /// <summary>What it is has been judged.</summary>
    Reviewed,

    /// <summary>How urgent it is has been judged.</summary>
    Graded,

    /// <summary>核实: someone is looking on the spot.</summary>
    Verifying,

    /// <summary>立案: it is a case.</summary>
    Established,

    /// <summary>派遣: a department has been sent it.</summary>
    Assigned,

    /// <summary>处置: the department has accepted it and acts.</summary>
    Handling,

    /// <summary>反馈: all departments have said what they did.</summary>
    Answered,

    /// <summary>核查: what was done has been looked at and is good.</summary>
    Checked,

    /// <summary>结案.</summary>
    Closed,

    /// <summary>注销: it was not made a case.</summary>
    Rejected,

    /// <summary>It goes on in another order about the same matter.</summary>
    Merged,
}
