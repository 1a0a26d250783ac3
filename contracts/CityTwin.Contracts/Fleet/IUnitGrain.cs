namespace CityTwin.Fleet;

/// <summary>A drone, dock, robot or team, keyed by its twin id; it lives where the street of its home does.</summary>
[Alias("CityTwin.IUnitGrain")]
public interface IUnitGrain : IGrainWithStringKey
{
    /// <summary>Makes it known, or changes what is known of it.</summary>
    [Alias("Enrol")]
    Task Enrol(UnitDefinition definition);

    [Alias("Get")]
    Task<UnitView?> Get();

    /// <summary>
    /// Takes what its device has sent, in order. When it completes, nothing of it is lost with this silo that another
    /// message would not say again.
    /// </summary>
    [Alias("Hear")]
    Task Hear(IReadOnlyList<UnitMessage> messages);

    /// <summary>Gives the lease, or renews it for the same holder. A person's lease takes a mission's away; a mission's never a person's.</summary>
    /// <exception cref="UnitRefusedException">Another holds it, or the unit cannot be sent.</exception>
    [Alias("Lease")]
    Task<UnitLease> Lease(string holder, bool isPerson, TimeSpan lasts);

    /// <summary>
    /// Gives a mission the lease by a person's word: from the mission that the unit is on, and whatever its people say of their
    /// duty. It goes on with what it does until it is told another task.
    /// </summary>
    /// <param name="from">The mission that it is on, as whoever asks has seen it; null for none.</param>
    /// <exception cref="UnitRefusedException">Somebody else has it by now, or it cannot be sent whoever wants it.</exception>
    [Alias("Preempt")]
    Task<UnitLease> Preempt(MissionId mission, MissionId? from, TimeSpan lasts);

    /// <summary>Gives the lease back; nothing happens when it is not in force any more.</summary>
    [Alias("Release")]
    Task Release(long fence);

    /// <summary>Sends a command. What becomes of it is told by signals.</summary>
    /// <param name="by">The mission or principal behind it.</param>
    /// <exception cref="UnitRefusedException">Nothing was sent, and why.</exception>
    [Alias("Do")]
    Task<UnitView> Do(UnitCommand command, string by);

    /// <summary>Where it was since then, oldest first, as far as it is kept.</summary>
    [Alias("Track")]
    Task<IReadOnlyList<TrackPoint>> Track(long sinceMs);

    /// <summary>The newest lines of its radio log, oldest first.</summary>
    [Alias("RadioLog")]
    Task<IReadOnlyList<RadioLine>> RadioLog(int max);
}
