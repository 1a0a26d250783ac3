using Orleans.Storage;

namespace CityTwin.Fleet.Dispatch;

/// <content>What the desk stores.</content>
internal sealed partial class DispatchGrain
{
    private readonly SemaphoreSlim _saving = new(1);

    /// <summary>As it is in storage: what could not be written is not so.</summary>
    private DispatchRecord _kept = new();

    /// <summary>One write at a time, each a change to what the one before it has left.</summary>
    /// <param name="change">Gives the same record back where nothing is to be changed, and throws what speaks against it.</param>
    private async Task Save(Func<DispatchRecord, DispatchRecord> change)
    {
        await _saving.WaitAsync();
        try
        {
            var next = change(_kept);
            if (!ReferenceEquals(next, _kept))
            {
                state.State = next;
                await state.WriteStateAsync();
                _kept = next;
            }
        }
        catch (Exception error)
        {
            state.State = _kept;
            if (error is InconsistentStateException)
            {
                DeactivateOnIdle(); // Another activation has written since: what this one knows is out of date, and stays so.
            }

            throw;
        }
        finally
        {
            _saving.Release();
        }
    }
}
