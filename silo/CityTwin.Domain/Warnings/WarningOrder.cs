using CityTwin.City;

namespace CityTwin.Warnings;

/// <summary>What a person asks of a warning.</summary>
/// <param name="By">The principal's id.</param>
/// <param name="Area">The division the principal answers for: the issuing centre has to lie in it.</param>
/// <param name="ExpectedVersion">The version the person has seen; null to take it as it stands.</param>
public abstract record WarningOrder(string By, DivisionCode Area, int? ExpectedVersion) : WarningCommand;

/// <summary>Write it down, not public yet. Said of a draft with its version it replaces what the draft says.</summary>
/// <param name="CorrelationId">The alert or order it comes from.</param>
/// <param name="Exercise">It is a drill.</param>
public sealed record DraftWarning(
    WarningId Id, string By, DivisionCode Area, WarningContent Content, string? CorrelationId = null, bool Exercise = false,
    int? ExpectedVersion = null) : WarningOrder(By, Area, ExpectedVersion);

/// <summary>Tell the public.</summary>
/// <param name="Sender">As whom the centre speaks.</param>
public sealed record IssueWarning(string By, DivisionCode Area, WarningSender Sender, int? ExpectedVersion = null)
    : WarningOrder(By, Area, ExpectedVersion);

/// <summary>Tell the public what has changed.</summary>
/// <param name="Content">The whole as it is now.</param>
public sealed record UpdateWarning(string By, DivisionCode Area, WarningContent Content, int? ExpectedVersion = null)
    : WarningOrder(By, Area, ExpectedVersion);

/// <summary>Take it back; a draft is dropped without the public hearing of it.</summary>
/// <param name="Reason">Why, for the public.</param>
public sealed record CancelWarning(string By, DivisionCode Area, string Reason, int? ExpectedVersion = null)
    : WarningOrder(By, Area, ExpectedVersion);
