using System.Collections.Concurrent;
using System.Threading.Channels;
using CityTwin.City;
using CityTwin.Ingest;

namespace CityTwin.Silo.Tests.Ingest.Routing;

/// <summary>Streets whose every answer the test gives.</summary>
internal sealed class FakeStreets
{
    private readonly ConcurrentDictionary<string, Street> _streets = new();
    private readonly Channel<Call> _calls = Channel.CreateUnbounded<Call>();

    /// <summary>Deliveries that wait for their answer, in the order in which they came.</summary>
    public ChannelReader<Call> Calls => _calls.Reader;

    /// <summary>Streets that answer without being told to.</summary>
    public bool AnswerAtOnce { get; set; }

    /// <summary>The streets whose saving fails.</summary>
    public HashSet<string> Unsaved { get; } = [];

    /// <summary>The streets that saved, in order.</summary>
    public ConcurrentQueue<string> Saved { get; } = new();

    /// <summary>What the streets took.</summary>
    public ConcurrentQueue<Arrival> Taken { get; } = new();

    public IStreetIngestGrain Of(string street) => _streets.GetOrAdd(street, key => new Street(this, key));

    internal sealed class Call(FakeStreets streets, Street street, IReadOnlyList<Arrival> arrivals)
    {
        private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<Arrival> Arrivals => arrivals;

        public Task Answer => _answer.Task;

        public void Succeed()
        {
            street.Back(arrivals);
            foreach (var arrival in arrivals)
            {
                streets.Taken.Enqueue(arrival);
            }

            _answer.SetResult();
        }

        public void Fail(Exception? why = null)
        {
            street.Back(arrivals);
            _answer.SetException(why ?? new TimeoutException("The street did not answer."));
        }
    }

    internal sealed class Street(FakeStreets streets, string key) : IStreetIngestGrain
    {
        private readonly HashSet<TwinId> _out = [];

        public Task Deliver(IReadOnlyList<Arrival> arrivals)
        {
            lock (_out)
            {
                arrivals.Select(arrival => arrival.Sensor).Distinct().ShouldAllBe(sensor => _out.Add(sensor),
                    "two calls with readings of one sensor at a time");
            }

            arrivals.ShouldAllBe(arrival => arrival.Sensor.Birthplace.Street.Value == key);
            var call = new Call(streets, this, [.. arrivals]);
            if (streets.AnswerAtOnce)
            {
                call.Succeed();
            }
            else
            {
                streets._calls.Writer.TryWrite(call).ShouldBeTrue();
            }

            return call.Answer;
        }

        public void Back(IReadOnlyList<Arrival> arrivals)
        {
            lock (_out)
            {
                _out.ExceptWith(arrivals.Select(arrival => arrival.Sensor));
            }
        }

        public Task Touch(TwinId twin) => throw new NotSupportedException("Nothing here changes of itself.");

        public Task ReportFault(TwinId sensor, string reason, long atMs) => Task.CompletedTask;

        public Task Save()
        {
            if (streets.Unsaved.Contains(key))
            {
                throw new TimeoutException("The street did not save.");
            }

            streets.Saved.Enqueue(key);
            return Task.CompletedTask;
        }
    }
}
