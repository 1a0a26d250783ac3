using System.Globalization;
using CityTwin.Testing.Running;
using Grpc.Core;
using Grpc.Net.Client;

namespace CityTwin.Benchmarks.Load;

/// <summary>
/// Some principals of one role. What a principal may take of a gateway is bounded, calls a second and streams alike, so a load
/// comes from as many as it needs, as a city's does.
/// </summary>
internal sealed class Principals : IDisposable
{
    private readonly List<Principal> _all = [];

    private Principals()
    {
    }

    public int Count => _all.Count;

    public Principal this[int number] => _all[number % _all.Count];

    public static async Task<Principals> Open(CityProcess city, string role, int count)
    {
        var principals = new Principals();
        for (var i = 1; i <= count; i++)
        {
            var token = await city.Token(role, department: string.Create(CultureInfo.InvariantCulture, $"bench-{i}"));
            principals._all.Add(new Principal(
                GrpcChannel.ForAddress(city.Grpc), new Metadata { { "authorization", $"Bearer {token}" } }));
        }

        return principals;
    }

    public void Dispose() => _all.ForEach(principal => principal.Channel.Dispose());
}
