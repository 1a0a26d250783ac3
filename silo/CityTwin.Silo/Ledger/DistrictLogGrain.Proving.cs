using CityTwin.Hosting;
using CityTwin.Notifications;

namespace CityTwin.Ledger;

/// <content>What the ledger, which proves the log, and the desk, which tells of it, have of it.</content>
internal sealed partial class DistrictLogGrain
{
    public async Task<LogPage> ReadStored(long afterSequence, int max)
    {
        var (after, stored) = (Math.Max(0, afterSequence), _tail.StoredSequence);
        if (after >= stored)
        {
            return new LogPage([], stored);
        }

        max = (int)Math.Min(Math.Clamp(max, 1, _options.MaxEntriesPerRead), stored - after);
        return new LogPage(await (await Journal()).Read(after, max), stored);
    }

    /// <summary>The ledger is awake where and while the log is. A call that is lost is made again.</summary>
    private void AttendLedger() => this.RegisterGrainTimer(
        (grain, _) => grain.GrainFactory.Grain<ILedgerGrain>(grain.District.Value).Attend(), this,
        new GrainTimerCreationOptions(TimeSpan.Zero, _options.SettleFor) { Interleave = true });

    /// <summary>So is the desk that tells people of what is in it.</summary>
    private void AttendDesk() => this.RegisterGrainTimer(
        (grain, _) => grain.GrainFactory.Grain<INotificationDeskGrain>(grain.District.Value).Attend(), this,
        new GrainTimerCreationOptions(TimeSpan.Zero, _options.SettleFor) { Interleave = true });
}
