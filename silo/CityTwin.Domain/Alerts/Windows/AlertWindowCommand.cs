namespace CityTwin.Alerts;

/// <summary>What can be asked of a window: by a person or by the clock.</summary>
public abstract record AlertWindowCommand;

/// <summary>A person opens it.</summary>
public sealed record OpenAlertWindow(AlertWindowId Id, AlertWindowPrincipal By, AlertWindowTerms Terms) : AlertWindowCommand;

/// <summary>A person ends it before its time.</summary>
public sealed record CloseAlertWindow(AlertWindowPrincipal By, string? Note) : AlertWindowCommand;

/// <summary>The clock asks whether its time has run out.</summary>
public sealed record ExpireAlertWindow : AlertWindowCommand;
