using CityTwin.City;
using CityTwin.WorkOrders;

namespace CityTwin.Alerts;

/// <summary>One alert, keyed by its <see cref="AlertId"/>; placed with the street of its birth.</summary>
[Alias("CityTwin.IAlertGrain")]
public interface IAlertGrain : IGrainWithStringKey
{
    /// <summary>Takes what a rule says. Saying it again changes nothing.</summary>
    [Alias("Signal")]
    Task<AlertView> Signal(AlertSignal signal);

    /// <summary>Marks the alert as seen. Acknowledging again answers the alert as it stands.</summary>
    /// <exception cref="AlertRefusedException">There is no such alert.</exception>
    [Alias("Acknowledge")]
    Task<AlertView> Acknowledge(string by, string? note);

    /// <summary>
    /// Clears by hand. The rule raises anew only after its condition has gone and come back.
    /// </summary>
    /// <exception cref="AlertRefusedException">There is no such alert, or it is cleared already.</exception>
    [Alias("Clear")]
    Task<AlertView> Clear(string by, string? note);

    /// <summary>Names who sees to it. Naming the same again changes nothing.</summary>
    /// <param name="to">A principal's id.</param>
    /// <exception cref="AlertRefusedException">There is no such alert, or it is cleared already.</exception>
    [Alias("Assign")]
    Task<AlertView> Assign(string by, string to);

    /// <summary>Calls the next centre up because nobody has taken note. A call that comes too late changes nothing.</summary>
    [Alias("Escalate")]
    Task<AlertView> Escalate(DivisionCode lead);

    /// <summary>Calls a centre further up because alerts of its rule have spread. A call that comes too late changes nothing.</summary>
    [Alias("EscalateForArea")]
    Task<AlertView> EscalateForArea(DivisionCode lead);

    /// <summary>The window that quieted it holds no more: another one quiets it, or it speaks. Of one that speaks it changes nothing.</summary>
    /// <param name="by">The other window, or null.</param>
    [Alias("Quiet")]
    Task<AlertView> Quiet(AlertQuiet? by);

    /// <summary>What a note of its events stands for.</summary>
    /// <returns>Null when it was erased or never was.</returns>
    [Alias("Unseal")]
    Task<SealedContent?> Unseal(string commitment);

    /// <summary>Erases what a note said. The record stays as it is, and says that it was done.</summary>
    /// <exception cref="AlertRefusedException">There is no such alert.</exception>
    [Alias("EraseNote")]
    Task<AlertView> EraseNote(string by, string commitment);

    /// <returns>The alert, or null when there is none under this id.</returns>
    [Alias("Get")]
    Task<AlertView?> Get();
}
