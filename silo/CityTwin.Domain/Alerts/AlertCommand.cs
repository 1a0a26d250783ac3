using CityTwin.City;
using CityTwin.WorkOrders;

namespace CityTwin.Alerts;

/// <summary>What can be asked of an alert.</summary>
public abstract record AlertCommand;

/// <summary>Its rule speaks: raise, change severity or clear.</summary>
/// <param name="Quiet">By what a raise calls nobody: the window that covers it at its event time.</param>
public sealed record SignalAlert(AlertSignal Signal, AlertQuiet? Quiet = null) : AlertCommand;

/// <summary>A person has seen it.</summary>
/// <param name="By">The principal's id.</param>
public sealed record AcknowledgeAlert(string By, SealedItem? Note) : AlertCommand;

/// <summary>A person clears it by hand.</summary>
/// <param name="By">The principal's id.</param>
public sealed record ClearAlert(string By, SealedItem? Note) : AlertCommand;

/// <summary>A person names who sees to it.</summary>
/// <param name="By">The principal's id.</param>
/// <param name="To">The id of the principal who is to see to it.</param>
public sealed record AssignAlert(string By, string To) : AlertCommand;

/// <summary>A centre further up is called.</summary>
/// <param name="Why">Of <see cref="EscalationReason"/>.</param>
public sealed record EscalateAlert(DivisionCode Lead, string Why = EscalationReason.Time) : AlertCommand;

/// <summary>The window that quieted it holds no more.</summary>
/// <param name="By">Another one that quiets it now; null when it is to speak.</param>
public sealed record QuietAlert(AlertQuiet? By) : AlertCommand;

/// <summary>What a note of it said is erased.</summary>
/// <param name="By">The principal's id.</param>
public sealed record EraseAlertNote(string By, string Commitment) : AlertCommand;
