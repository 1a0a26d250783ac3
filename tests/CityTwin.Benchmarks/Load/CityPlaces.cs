using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CityTwin.City;
using CityTwin.Testing.Running;

namespace CityTwin.Benchmarks.Load;

/// <summary>Cells of a running city, each with a point that lies in it.</summary>
internal static class CityPlaces
{
    public static async Task<IReadOnlyList<(DivisionCode Cell, double Longitude, double Latitude)>> Of(CityProcess city)
    {
        using var http = new HttpClient { BaseAddress = city.Http, Timeout = TimeSpan.FromMinutes(2) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await city.Token());
        return
        [
            .. (await http.GetFromJsonAsync<JsonNode>("/v1/twins?kind=cell&pageSize=1000"))!["twins"]!.AsArray()
                .Select(cell => (
                    DivisionCode.Parse(cell!["area"]!.GetValue<string>()),
                    cell["longitude"]!.GetValue<double>(), cell["latitude"]!.GetValue<double>())),
        ];
    }
}
