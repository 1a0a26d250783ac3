using System.Buffers;
using System.Threading.Channels;
using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Publishing;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace CityTwin.DevicesSim.Units;

/// <summary>
/// A unit's connection: brings it up with its last will, hands it what is heard, steps it, and sends what it says. A unit lives on
/// while its line is down, as a robot on the road does.
/// </summary>
internal sealed class UnitLine : IDisposable
{
    /// <summary>Messages said and not sent; see <see cref="Outbox"/>.</summary>
    public const int MaxUnsent = 500;

    /// <summary>Messages heard and not yet taken in; the oldest make room.</summary>
    public const int MaxUnheard = 200;

    private readonly ISimulatedUnit _unit;
    private readonly string _password;
    private readonly PublishingOptions _options;
    private readonly ConnectGate _gate;
    private readonly Tally _tally;
    private readonly WorldClock _time;
    private readonly TimeProvider _clock;
    private readonly ulong _seed;
    private readonly Outbox _outbox = new(MaxUnsent);
    private readonly Lock _turn = new();
    private readonly Channel<MqttApplicationMessage> _heard = Channel.CreateBounded<MqttApplicationMessage>(
        new BoundedChannelOptions(MaxUnheard) { FullMode = BoundedChannelFullMode.DropOldest });

    private IMqttClient _client;
    private volatile bool _isUp;
    private long _waits;

    public UnitLine(
        ISimulatedUnit unit, string password, PublishingOptions options, ConnectGate gate, Tally tally, WorldClock time,
        TimeProvider clock, ulong seed)
    {
        (_unit, _password, _options, _gate, _tally, _time, _clock) = (unit, password, options, gate, tally, time, clock);
        _seed = Noise.Seed(seed, unit.DeviceId);
        _client = NewClient();
    }

    private UnitMoment Now => new(_time.Wall.ToUnixTimeMilliseconds(), _time.Now.Seconds);

    /// <summary>Lives until it is told to stop.</summary>
    public Task Run(CancellationToken stop) => Task.WhenAll(Live(stop), Listen(stop), Connect(stop));

    /// <summary>Says goodbye, so that the broker does not take it for a lost line.</summary>
    public async Task Close()
    {
        if (!_client.IsConnected)
        {
            return;
        }

        foreach (var message in Take(unit => unit.Goodbye(Now)))
        {
            await Attempt(token => _client.PublishAsync(ToMqtt(message), token), default);
        }

        await Attempt(token => _client.DisconnectAsync(new MqttClientDisconnectOptions(), token), default);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Two loops move one unit; it is never called by both at a time.</summary>
    private T Take<T>(Func<ISimulatedUnit, T> act)
    {
        lock (_turn)
        {
            return act(_unit);
        }
    }

    private async Task Live(CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(Take(unit => unit.Pace), _clock, stop);
            Say(Take(unit => unit.Step(Now)));
            if (_isUp && Take(unit => unit.IsSilent))
            {
                BreakOff();
            }
        }
    }

    private async Task Listen(CancellationToken stop)
    {
        await foreach (var message in _heard.Reader.ReadAllAsync(stop))
        {
            Say(Take(unit => unit.Hear(message.Topic, message.Payload.ToArray(), Now)));
        }
    }

    private void Say(IReadOnlyList<UnitMessage> messages)
    {
        if (messages.Count > 0)
        {
            _tally.Measure(messages.Count, _outbox.Add(messages, _isUp));
        }
    }

    private async Task Connect(CancellationToken stop)
    {
        var failed = 0;
        while (!stop.IsCancellationRequested)
        {
            if (!Take(unit => unit.IsSilent) && await TryConnect(stop))
            {
                failed = 0;
                _isUp = true;
                _tally.LineUp();
                _outbox.Forget();
                Say(Take(unit => unit.Connected(Now)));
                await Serve(stop);
                _isUp = false;
                _tally.LineDown();
            }

            failed++;
            await Task.Delay(_options.Reconnect.After(failed, Noise.Unit(_seed, _waits++)), _clock, stop);
        }
    }

    private async Task<bool> TryConnect(CancellationToken stop)
    {
        await _gate.Enter(stop);
        try
        {
            return await Attempt(async token =>
            {
                var answer = await _client.ConnectAsync(Options(), token);
                if (answer.ResultCode != MqttClientConnectResultCode.Success)
                {
                    throw new MqttCommunicationException($"refused, {answer.ResultCode} {answer.ReasonString}");
                }

                await Subscribe(token);
            }, stop);
        }
        finally
        {
            _gate.Leave();
        }
    }

    private async Task Subscribe(CancellationToken stop)
    {
        var wanted = new MqttClientSubscribeOptions
        {
            TopicFilters = [.. _unit.Filters.Select(filter => new MqttTopicFilter
            {
                Topic = filter, QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce, NoLocal = true,
            })],
        };
        var answer = await _client.SubscribeAsync(wanted, stop);
        if (answer.Items.FirstOrDefault(item => item.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2) is { } refused)
        {
            throw new MqttCommunicationException($"may not subscribe to {refused.TopicFilter.Topic}: {refused.ResultCode}");
        }
    }

    /// <summary>Sends until the line breaks.</summary>
    private async Task Serve(CancellationToken stop)
    {
        while (_client.IsConnected)
        {
            if (_outbox.Oldest() is not { } message)
            {
                await _outbox.Woken(stop);
                continue;
            }

            MqttClientPublishResult? answer = null;
            if (!await Attempt(async token => answer = await _client.PublishAsync(ToMqtt(message), token), stop))
            {
                BreakOff();
                return;
            }

            Settle(message, answer!);
        }
    }

    private void Settle(UnitMessage message, MqttClientPublishResult answer)
    {
        // What is refused once is refused again: it goes, and is counted.
        _outbox.Done(message);
        if (answer.IsSuccess)
        {
            _tally.Acknowledge(1);
        }
        else
        {
            _tally.Refuse(_unit.DeviceId, answer.ReasonString ?? answer.ReasonCode.ToString());
        }
    }

    /// <summary>Without a goodbye: the broker will publish the last will.</summary>
    private void BreakOff()
    {
        var broken = _client;
        _client = NewClient();
        broken.Dispose();
        _outbox.Wake();
    }

    private IMqttClient NewClient()
    {
        var client = new MqttClientFactory().CreateMqttClient();
        client.DisconnectedAsync += _ =>
        {
            _outbox.Wake();
            return Task.CompletedTask;
        };
        client.ApplicationMessageReceivedAsync += message =>
        {
            _heard.Writer.TryWrite(message.ApplicationMessage);
            return Task.CompletedTask;
        };
        return client;
    }

    private MqttClientOptions Options()
    {
        var options = new MqttClientOptionsBuilder()
            .WithTcpServer(_options.Host, _options.Port)
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithClientId(_unit.DeviceId)
            .WithCredentials(_unit.DeviceId, _password)
            .WithCleanStart()
            .WithKeepAlivePeriod(_options.KeepAlive)
            .WithTimeout(_options.AnswerWithin);
        if (Take(unit => unit.LastWill(Now)) is { } will)
        {
            options.WithWillTopic(will.Topic).WithWillPayload(will.Payload).WithWillRetain(will.Retain)
                .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
        }

        return options.Build();
    }

    private static MqttApplicationMessage ToMqtt(UnitMessage message) => new()
    {
        Topic = message.Topic,
        Payload = new ReadOnlySequence<byte>(message.Payload),
        Retain = message.Retain,
        QualityOfServiceLevel = message.MustArrive ? MqttQualityOfServiceLevel.AtLeastOnce : MqttQualityOfServiceLevel.AtMostOnce,
    };

    private Task<bool> Attempt(Func<CancellationToken, Task> act, CancellationToken stop) =>
        LineAttempt.Try(act, _options.AnswerWithin, why => _tally.Trouble(_unit.DeviceId, why), stop);
}
