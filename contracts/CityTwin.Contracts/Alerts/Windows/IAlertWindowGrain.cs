using CityTwin.WorkOrders;

namespace CityTwin.Alerts;

/// <summary>One alert window, keyed by its <see cref="AlertWindowId"/>.</summary>
[Alias("CityTwin.IAlertWindowGrain")]
public interface IAlertWindowGrain : IGrainWithStringKey
{
    /// <summary>Opens it. The same terms again answer it as it stands, with the reason that was given first.</summary>
    /// <param name="reason">Why, in a sentence that names nobody. It is kept where it can be erased.</param>
    /// <exception cref="AlertWindowRefusedException">It cannot be carried out.</exception>
    [Alias("Open")]
    Task<AlertWindowView> Open(AlertWindowPrincipal by, AlertWindowTerms terms, string reason);

    /// <summary>Ends it before its time. Of one that has been closed already it answers how it stands.</summary>
    /// <exception cref="AlertWindowRefusedException">It cannot be carried out.</exception>
    [Alias("Close")]
    Task<AlertWindowView> Close(AlertWindowPrincipal by, string? note);

    /// <summary>What a reason or a note of its events stands for.</summary>
    /// <returns>Null when it was erased or never was.</returns>
    [Alias("Unseal")]
    Task<SealedContent?> Unseal(string commitment);

    /// <summary>Erases what a reason or a note said. The record stays as it is, and says that it was done.</summary>
    /// <returns>The window; null when it ended so long ago that only the log knows of it.</returns>
    [Alias("EraseWords")]
    Task<AlertWindowView?> EraseWords(string by, string commitment);

    /// <summary>Lets the clock say whether its time has run out.</summary>
    [Alias("Sweep")]
    Task Sweep();

    /// <returns>The window, or null when there is none under this id, or it ended so long ago that only the log knows of it.</returns>
    [Alias("Get")]
    Task<AlertWindowView?> Get();
}
