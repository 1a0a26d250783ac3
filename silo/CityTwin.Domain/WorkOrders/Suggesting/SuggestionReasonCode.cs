namespace CityTwin.WorkOrders;

/// <summary>Why something is suggested; a console says it in its reader's language.</summary>
public enum SuggestionReasonCode : byte
{
    /// <summary>The alert's rule is of this category. Subject: the rule.</summary>
    Rule,

    /// <summary>The alert's severity asks for this urgency. Subject: I, II, III or IV.</summary>
    Severity,

    /// <summary>The reporter chose the category. Subject: its code.</summary>
    Named,

    /// <summary>The report has the category's words. Subject: the words.</summary>
    Words,

    /// <summary>Orders of this category are common here. Subject: the division; Count of Of orders.</summary>
    HistoryOfPlace,

    /// <summary>The report has words that make it urgent. Subject: the words.</summary>
    UrgentWords,

    /// <summary>The category is of this urgency. Subject: the category.</summary>
    CategoryUrgency,

    /// <summary>The category is this department's. Subject: the category.</summary>
    CategoryDepartment,

    /// <summary>Here this department handled most of this category. Subject: the division; Count of Of orders.</summary>
    HistoryOfDepartment,

    /// <summary>The category's department does not act here, and this one does. Subject: the department that does not.</summary>
    Area,
}
