using CityTwin.WorkOrders;

namespace CityTwin.Alerts;

/// <summary>What can be asked of a window: by a person or by the clock.</summary>
public abstract record AlertWindowCommand;

/// <summary>A person opens it.</summary>
/// <param name="Reason">A commitment to why.</param>
public sealed record OpenAlertWindow(
    AlertWindowId Id, AlertWindowPrincipal By, AlertWindowTerms Terms, SealedItem? Reason) : AlertWindowCommand;

/// <summary>A person ends it before its time.</summary>
public sealed record CloseAlertWindow(AlertWindowPrincipal By, SealedItem? Note) : AlertWindowCommand;

/// <summary>What its reason or its note said is erased.</summary>
/// <param name="Commitment">Which of them.</param>
public sealed record EraseAlertWindowWords(string By, string Commitment) : AlertWindowCommand;

/// <summary>The clock asks whether its time has run out.</summary>
public sealed record ExpireAlertWindow : AlertWindowCommand;
