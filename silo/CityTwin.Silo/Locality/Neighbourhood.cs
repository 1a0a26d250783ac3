using System.Runtime.CompilerServices;

namespace CityTwin.Locality;

/// <summary>The silos that carry the city, as this silo sees them.</summary>
internal sealed class Neighbourhood(IClusterMembershipService membership, ILocalSiloDetails self, StreetMaps maps)
{
    /// <summary>This silo's stable name.</summary>
    public string Self => self.Name;

    /// <summary>A map each time another silo carries the city or one no longer does; while this silo is among them.</summary>
    public async IAsyncEnumerable<StreetMap> Changes([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = "";
        await foreach (var snapshot in membership.MembershipUpdates.WithCancellation(cancellationToken))
        {
            var silos = snapshot.Members.Values
                .Where(member => member.Status == SiloStatus.Active)
                .Select(member => member.Name)
                .Order(StringComparer.Ordinal)
                .ToArray();
            var now = string.Join('\n', silos);
            if (now != known && silos.Contains(self.Name))
            {
                known = now;
                yield return maps.For(silos);
            }
        }
    }
}
