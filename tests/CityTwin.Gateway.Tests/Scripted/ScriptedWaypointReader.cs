using System.Text;
using CityTwin.City;
using CityTwin.Fleet;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>Reads files of words: <c>bad</c> has problems, any other one waypoint.</summary>
public sealed class ScriptedWaypointReader : Grain, IWaypointReaderGrain
{
    public Task<WaypointsRead> Read(string name, byte[] content) => Task.FromResult(Encoding.UTF8.GetString(content) == "bad"
        ? new WaypointsRead([], [$"{name}, line 7: Its altitude is 99999 m: expected −1000 to 20000.", $"{name}, line 9: It has no place."], [])
        : new WaypointsRead(
            [
                new TaskStop(
                    new GeoPoint(106.56, 29.56, 300), [], [],
                    [new StopAction("w0-0", StopActionType.TakePhoto), new StopAction("w0-1", StopActionType.Wait, 5)], 8, 90, 0),
            ],
            [], [$"{name}, line 3: Command 206 is not known: it is left out."]));
}
