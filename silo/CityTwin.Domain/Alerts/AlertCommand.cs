using CityTwin.City;

namespace CityTwin.Alerts;

/// <summary>What can be asked of an alert.</summary>
public abstract record AlertCommand;

/// <summary>Its rule speaks: raise, change severity or clear.</summary>
public sealed record SignalAlert(AlertSignal Signal) : AlertCommand;

/// <summary>A person has seen it.</summary>
/// <param name="By">The principal's id.</param>
public sealed record AcknowledgeAlert(string By, string? Note) : AlertCommand;

/// <summary>A person clears it by hand.</summary>
/// <param name="By">The principal's id.</param>
public sealed record ClearAlert(string By, string? Note) : AlertCommand;

/// <summary>A person names who sees to it.</summary>
/// <param name="By">The principal's id.</param>
/// <param name="To">The id of the principal who is to see to it.</param>
public sealed record AssignAlert(string By, string To) : AlertCommand;

/// <summary>Nobody has taken note in time: the next centre up is called.</summary>
public sealed record EscalateAlert(DivisionCode Lead) : AlertCommand;
