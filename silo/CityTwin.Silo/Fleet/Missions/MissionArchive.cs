using CityTwin.Storage;
using Orleans.Serialization;

namespace CityTwin.Fleet.Missions;

/// <summary>Missions that have left their district's board, <c>mission/{id}</c>.</summary>
internal sealed class MissionArchive(BlobContainers containers, Serializer serializer)
    : EntityArchive<MissionView>(containers, serializer, mission => mission.Version)
{
    /// <returns>The mission, or null when it never left its board.</returns>
    public Task<MissionView?> Find(MissionId id, CancellationToken cancellationToken = default) => Find($"mission/{id}", cancellationToken);

    /// <summary>Keeps a mission unless a newer version of it is kept already.</summary>
    public Task Keep(MissionView mission, CancellationToken cancellationToken = default) => Keep($"mission/{mission.Id}", mission, cancellationToken);
}
