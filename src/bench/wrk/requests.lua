-- Sends one kind of request about random users with a random value, as cheaply as wrk can.
-- usage: wrk ... -s requests.lua URL -- TEMPLATE USERS [TOKENS]
-- TEMPLATE is a file with a whole request; in it {id} becomes a user's id, {token} that user's token (a line of the file TOKENS),
-- and {value} a number. All three have one length each, so that Content-Length is right as it is.
local first = 10000000
local pieces, marks, tokens, values, text, users = {}, {}, {}, {}, {}, 0

function init(arguments)
   users = tonumber(arguments[2])
   if arguments[3] then
      for line in io.lines(arguments[3]) do tokens[#tokens + 1] = line end
   end
   local file = io.open(arguments[1], "rb")
   local template = file:read("*a")
   file:close()
   local position = 1
   for from, mark, to in template:gmatch("(){(%l+)}()") do
      pieces[#pieces + 1] = template:sub(position, from - 1)
      marks[#marks + 1] = mark
      position = to
   end
   pieces[#pieces + 1] = template:sub(position)
   math.randomseed(os.time())
end

function request()
   local user = math.random(0, users - 1)
   values.id = first + user
   values.token = tokens[user + 1]
   values.value = math.random(100000, 999999)
   for i = 1, #marks do
      text[2 * i - 1] = pieces[i]
      text[2 * i] = values[marks[i]]
   end
   text[2 * #marks + 1] = pieces[#pieces]
   return table.concat(text)
end

-- requests, duration in us, mean latency in us, percentiles of it, answers with a status of 400 or more, other errors
function done(summary, latency)
   local errors = summary.errors
   io.write(string.format("RESULT %d %d %.1f %.1f %.1f %.1f %d %d\n", summary.requests, summary.duration, latency.mean,
      latency:percentile(50), latency:percentile(99), latency:percentile(99.9),
      errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
