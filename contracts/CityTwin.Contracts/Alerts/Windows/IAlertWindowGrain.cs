namespace CityTwin.Alerts;

/// <summary>One alert window, keyed by its <see cref="AlertWindowId"/>.</summary>
[Alias("CityTwin.IAlertWindowGrain")]
public interface IAlertWindowGrain : IGrainWithStringKey
{
    /// <summary>Opens it. The same again answers it as it stands.</summary>
    /// <exception cref="AlertWindowRefusedException">It cannot be carried out.</exception>
    [Alias("Open")]
    Task<AlertWindowView> Open(AlertWindowPrincipal by, AlertWindowTerms terms);

    /// <summary>Ends it before its time. Of one that has been closed already it answers how it stands.</summary>
    /// <exception cref="AlertWindowRefusedException">It cannot be carried out.</exception>
    [Alias("Close")]
    Task<AlertWindowView> Close(AlertWindowPrincipal by, string? note);

    /// <summary>Lets the clock say whether its time has run out.</summary>
    [Alias("Sweep")]
    Task Sweep();

    /// <returns>The window, or null when there is none under this id, or it ended so long ago that only the log knows of it.</returns>
    [Alias("Get")]
    Task<AlertWindowView?> Get();
}
