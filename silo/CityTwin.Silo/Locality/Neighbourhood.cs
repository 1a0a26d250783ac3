using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Orleans.Metadata;

namespace CityTwin.Locality;

/// <summary>The silos that carry the city, as this silo's placement sees them.</summary>
/// <remarks>
/// A silo is a member some milliseconds before it is known what it can carry, and until then nothing is placed on it. A grain
/// that is sent to it in that time is deactivated, stays where it is after all, and leaves behind what it had in memory.
/// </remarks>
internal sealed class Neighbourhood(
    IClusterMembershipService membership, IClusterManifestProvider manifests, ILocalSiloDetails self, StreetMaps maps)
{
    /// <summary>This silo's stable name.</summary>
    public string Self => self.Name;

    /// <summary>A map each time another silo carries the city or one no longer does; while this silo is among them.</summary>
    public async IAsyncEnumerable<StreetMap> Changes([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = "";
        await foreach (var _ in News(cancellationToken))
        {
            var able = manifests.Current.Silos;
            var silos = membership.CurrentSnapshot.Members.Values
                .Where(member => member.Status == SiloStatus.Active && able.ContainsKey(member.SiloAddress))
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

    /// <summary>A signal after members changed, or what they can carry; several may be one.</summary>
    private async IAsyncEnumerable<bool> News([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        var hearing = Task.WhenAll(
            Hear(membership.MembershipUpdates, news.Writer, cancellationToken),
            Hear(manifests.Updates, news.Writer, cancellationToken));
        await foreach (var one in news.Reader.ReadAllAsync(cancellationToken))
        {
            yield return one;
        }

        await hearing;
    }

    private static async Task Hear<T>(IAsyncEnumerable<T> updates, ChannelWriter<bool> news, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var _ in updates.WithCancellation(cancellationToken))
            {
                news.TryWrite(true);
            }

            news.TryComplete();
        }
        catch (Exception error)
        {
            news.TryComplete(error);
        }
    }
}
