using System.Text.Json.Nodes;
using CityTwin.Storage;
using CityTwin.Testing.Running;
using Microsoft.Extensions.Options;

namespace CityTwin.Benchmarks.Machine;

/// <summary>The storage that a running city keeps everything in, as the city itself reaches it.</summary>
internal static class CityStorage
{
    public static async Task<BlobContainers> Of(CityProcess city)
    {
        var run = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(city.Data, "run.json")))!;
        var port = run["storagePort"]!.GetValue<int>();
        return new BlobContainers(Options.Create(new StorageOptions
        {
            ConnectionString = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1" +
                "OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;" + // Azurite's documented key; it guards nothing.
                $"BlobEndpoint=http://127.0.0.1:{port}/devstoreaccount1;",
        }));
    }
}
